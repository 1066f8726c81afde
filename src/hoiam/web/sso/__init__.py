"""Sign-in by an organisation's own sign-in server (OpenID Connect). Imported only where one is set (ADR 0069)."""
