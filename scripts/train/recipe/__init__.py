"""The acoustic model recipe of macsen-lite: prepare, train, evaluate, export."""
