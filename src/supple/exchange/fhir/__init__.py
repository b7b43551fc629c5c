"""The diary as a FHIR R4 Bundle, and back; docs/fhir.md has the mapping."""

from supple.exchange.fhir.bundle import bundle, document_of

__all__ = ["bundle", "document_of"]
