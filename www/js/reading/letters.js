/** The letters of a column as spreadsheets count them: 0 is A, 26 is AA. */
export function letters(column) {
  let text = "";
  for (let left = column; left >= 0; left = Math.floor(left / 26) - 1) {
    text = String.fromCharCode(65 + (left % 26)) + text;
  }
  return text;
}
