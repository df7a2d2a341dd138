"""The papers that pass between the rooms: frozen, no input or output, no third-party imports."""
