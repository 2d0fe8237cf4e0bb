/** Below this a table becomes cards and the rail a tab bar; the same width stands in the CSS files. */
export const PHONE = "(max-width: 599px)";
/** Below this a value and its range stand one above the other. */
export const NARROW = "(max-width: 799px)";
