"""What is measured: one module each, with `measure() -> Iterable[Row]`."""
