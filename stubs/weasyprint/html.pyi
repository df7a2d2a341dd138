from weasyprint.css.counters import CounterStyle

UA: str
UA_COUNTER_STYLE: CounterStyle
