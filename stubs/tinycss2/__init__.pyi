from collections.abc import Sequence

from tinycss2 import ast as ast

def parse_stylesheet(
    input: str | Sequence[ast.Node], skip_comments: bool = False, skip_whitespace: bool = False
) -> list[ast.Node]: ...
def parse_component_value_list(input: str, skip_comments: bool = False) -> list[ast.Node]: ...
def parse_blocks_contents(
    input: str | Sequence[ast.Node], skip_comments: bool = False, skip_whitespace: bool = False
) -> list[ast.Node]: ...
