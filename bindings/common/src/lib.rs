//! Private bridge under the cxkit language bindings: the export list, options, records, error codes.
