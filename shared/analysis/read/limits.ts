/** A JSON artifact above this is not taken apart. Bytes. */
export const JSON_WHOLE_BYTES = 64 * 1024 * 1024
/** Nested arrays and objects. */
export const JSON_DEPTH = 512
/** Values in one JSON document: about 100 bytes of memory each. */
export const JSON_VALUES = 4_000_000

/** Entries kept of one list or object; 5,000 nodes is the largest cluster Kubernetes supports. */
export const LIST_ENTRIES = 5_000
/** A longer value is no version, name or reason. UTF-16 units. */
export const FIELD_LENGTH = 4_096
/** Repositories, pull requests and containers of one job; the rest of a longer list is not read. Real jobs have about ten. */
export const JOB_PARTS = 100

/** A YAML artifact above this is not taken apart: the parser needs about 110 bytes of memory and 1 to 4 µs for each byte. */
export const YAML_WHOLE_BYTES = 4 * 1024 * 1024
export const YAML_DEPTH = 256

export const XML_DEPTH = 256
export const XML_ATTRS = 256
/** One attribute value. UTF-16 units. */
export const XML_ATTR_LENGTH = 1024 * 1024
/** Text between two tags. Bytes; longer text would have to be held in memory whole. */
export const XML_TEXT_BYTES = 32 * 1024 * 1024
/** Errors before the root element after which a file is not XML at all. */
export const XML_PROLOG_ERRORS = 100
/** What is kept of one failure text. UTF-16 units. */
export const FAILURE_TEXT_LENGTH = 64 * 1024
/** What is kept of all test cases of one file: names, failure texts, evidence. UTF-16 units. */
export const TEST_CASES_LENGTH = 64 * 1024 * 1024

/** Images that one list of nodes mentions. */
export const NODE_IMAGES = 500
