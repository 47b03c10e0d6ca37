//! What schema.org calls kinds of texts.

/// What a type of brief may be in schema.org's words; the first is the one meant.
pub const SCHEMA_TYPES: [&str; 7] = [
    "Report",
    "ScholarlyArticle",
    "Article",
    "NewsArticle",
    "OpinionNewsArticle",
    "AnalysisNewsArticle",
    "BlogPosting",
];
