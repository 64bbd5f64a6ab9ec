//! Reading tables for cxkit: CSV, Parquet, JSON lines, time zones.
