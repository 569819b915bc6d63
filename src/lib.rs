//! Mingzhang core.
