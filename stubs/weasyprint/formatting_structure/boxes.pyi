class TextBox:
    text: str
