/**
 * Follows a story that is being written: the server says what each save brought, Python shows it. Only pages that
 * `python -m game preview --web` serves come here.
 * @module
 */

/** @param {import('./table.js').Table} table */
export function follow(table) {
  table.shell.giveWay();
  const saves = new EventSource(new URL('preview/saves', document.baseURI));
  saves.addEventListener('message', (event) => table.page.say({ kind: 'save', text: event.data }));
}
