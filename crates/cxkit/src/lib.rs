//! Customer experience measured exactly: NPS, CSAT, CES and their kin, each with its interval.
