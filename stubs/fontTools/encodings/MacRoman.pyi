MacRoman: list[str]
