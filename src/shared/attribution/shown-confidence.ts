/** From this confidence on a suggestion is worth showing: measured, about four in five are then right. */
export const SHOWN_CONFIDENCE = 0.65
