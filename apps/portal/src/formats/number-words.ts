const words = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];

/** Small numbers as words, as titles write them; from ten on as figures. */
export function numberWord(count: number): string {
  return words[count] ?? String(count);
}

/** With a capital, at the beginning of a title. */
export function numberWordAtStart(count: number): string {
  const word = numberWord(count);
  return word.charAt(0).toUpperCase() + word.slice(1);
}
