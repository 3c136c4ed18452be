/** Jupyter counts characters, JavaScript UTF-16 units: the index of the character at `position`. */
export const toUnits = (text: string, position: number): number =>
  Array.from(text).slice(0, position).join('').length;

/** The number of characters before the UTF-16 unit at `index`. */
export const toCharacters = (text: string, index: number): number =>
  Array.from(text.slice(0, index)).length;
