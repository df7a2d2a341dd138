from collections.abc import Collection, Mapping

class FatalURLFetchingError(BaseException): ...

class URLFetcher:
    def __init__(
        self,
        *,
        allowed_protocols: Collection[str] | None = None,
        allow_redirects: bool = True,
        fail_on_errors: bool = False,
        timeout: float = 10,
    ) -> None: ...
    def fetch(self, url: str, headers: dict[str, str] | None = None) -> object: ...

class URLFetcherResponse:
    def __init__(
        self, url: str, body: bytes, headers: Mapping[str, str] | None = None, status: int = 200
    ) -> None: ...
