class Node:
    type: str
    source_line: int
    source_column: int

class ParseError(Node):
    kind: str
    message: str

class QualifiedRule(Node):
    prelude: list[Node]
    content: list[Node]

class AtRule(Node):
    lower_at_keyword: str
    prelude: list[Node]
    content: list[Node] | None

class Declaration(Node):
    lower_name: str
    value: list[Node]

class IdentToken(Node):
    value: str

class AtKeywordToken(Node):
    lower_value: str

class StringToken(Node):
    value: str

class URLToken(Node):
    value: str

class NumberToken(Node):
    representation: str

class FunctionBlock(Node):
    lower_name: str
    arguments: list[Node]

class ParenthesesBlock(Node):
    content: list[Node]

class SquareBracketsBlock(Node):
    content: list[Node]

class CurlyBracketsBlock(Node):
    content: list[Node]

class UnicodeRangeToken(Node):
    start: int
    end: int
