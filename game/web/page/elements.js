/**
 * One item of a view as an element: made once, then brought up to date in place, so that focus and readers stay.
 * @module
 */

/**
 * @typedef {{type: 'line', id: string, role: string, text: string, speaker: string, heard: string}} Line
 * @typedef {{type: 'meter', id: string, text: string, change: string}} Meter
 * @typedef {{type: 'control', id: string, label: string, role: 'choice' | 'button' | 'radio' | 'switch' | 'stop', letter: string,
 *   key: string, available: boolean, reason: string, checked: boolean | null, description: string, language: string}} Control
 * @typedef {{type: 'field', id: string, label: string, value: string, read_only: boolean, description: string}} Field
 * @typedef {{type: 'code', id: string, text: string}} Code
 * @typedef {{type: 'chart', id: string, label: string, summary: string, heads: string[], rows: string[][]}} Chart
 * @typedef {{type: 'overview', id: string, label: string, summary: string}} Overview
 * @typedef {Line | Meter | Control | Field | Code | Chart | Overview} Item
 */

/**
 * @param {Item} item
 * @returns {string} what stays the same while the item is the same to a person: a switch keeps its element when it flips
 */
export function keyOf(item) {
  return `${item.type}:${item.type === 'control' && item.role === 'switch' ? item.id.split('=')[0] : item.id}`;
}

/**
 * @param {Item} item
 * @param {boolean} first  whether it is the first heading of the view
 * @param {string} heads  element of a caption that names what follows it, '' where none does
 * @returns {string} name of the element that `make` would make for the item
 */
export function tagOf(item, first, heads) {
  if (item.type === 'control') return 'button';
  if (item.type === 'field') return 'input';
  if (item.type === 'chart') return 'table';
  if (item.type === 'meter' || item.type === 'code' || item.type === 'overview') return 'p';
  if (first) return 'h1';
  if (heads && item.role === 'caption') return heads;
  return item.role === 'title' || item.role === 'heading' ? 'h2' : 'p';
}

/**
 * Bring `element` up to date with `item`.
 * @param {HTMLElement} element
 * @param {Item} item
 * @param {boolean} letterKeys  whether single letters press controls
 */
export function update(element, item, letterKeys) {
  element.dataset.id = item.id;
  if (item.type === 'control') updateControl(element, item, letterKeys);
  else if (item.type === 'field') updateField(/** @type {HTMLInputElement} */ (element), item);
  else if (item.type === 'meter' || item.type === 'code') setText(element, item.text);
  else if (item.type === 'chart') updateTable(/** @type {HTMLTableElement} */ (element), item);
  else if (item.type === 'overview') updatePicture(element, item);
  else updateLine(element, item);
}

/**
 * @param {HTMLElement} element
 * @param {Line} line
 */
function updateLine(element, line) {
  set(element, 'data-role', line.role);
  const text = line.heard || line.text;
  setText(element, line.speaker ? `${line.speaker}: ${text}` : text);
}

/**
 * A button whose name is letter, label and, where it is struck through, the reason.
 * @param {HTMLElement} element
 * @param {Control} control
 * @param {boolean} letterKeys
 */
function updateControl(element, control, letterKeys) {
  const letter = control.letter ? `${control.letter}. ` : '';
  const reason = control.available || !control.reason ? '' : ` (${control.reason})`;
  setText(element, `${letter}${control.label}${reason}`);
  set(element, 'type', 'button');
  set(element, 'lang', control.language || null);
  set(element, 'aria-disabled', control.available ? null : 'true');
  set(element, 'aria-keyshortcuts', (letterKeys && control.key.toUpperCase()) || null); // a letter stands in the name
  set(element, 'aria-description', control.description || null);
  const toggles = control.role === 'radio' || control.role === 'switch';
  set(element, 'role', toggles ? control.role : null);
  set(element, 'aria-checked', toggles ? String(Boolean(control.checked)) : null);
  if (control.role === 'radio') element.tabIndex = control.checked ? 0 : -1;
  element.classList.toggle('struck', !control.available);
}

/**
 * A picture whose words stand elsewhere, too.
 * @param {HTMLElement} element
 * @param {Overview} overview
 */
function updatePicture(element, overview) {
  set(element, 'role', 'img');
  set(element, 'aria-label', overview.label);
  set(element, 'aria-description', overview.summary);
}

/**
 * A picture of lines as the table of what they say.
 * @param {HTMLTableElement} table
 * @param {Chart} chart
 */
function updateTable(table, chart) {
  const said = JSON.stringify([chart.label, chart.heads, chart.rows]);
  set(table, 'aria-description', chart.summary);
  if (table.dataset.said === said) return;
  table.dataset.said = said;
  table.createCaption().textContent = chart.label;
  for (const body of [...table.rows]) body.remove();
  for (const [number, cells] of [chart.heads, ...chart.rows].entries()) {
    const row = table.insertRow();
    for (const [place, text] of cells.entries()) { // the scene names its row
      const names = !number ? 'col' : place === 1 ? 'row' : '';
      const cell = row.appendChild(document.createElement(names ? 'th' : 'td'));
      set(cell, 'scope', names || null);
      cell.textContent = text;
    }
  }
}

/**
 * @param {HTMLInputElement} input
 * @param {Field} field
 */
function updateField(input, field) {
  set(input, 'type', 'text');
  set(input, 'aria-label', field.label);
  set(input, 'aria-description', field.description || null);
  set(input, 'autocomplete', 'off');
  set(input, 'autocapitalize', 'off');
  set(input, 'spellcheck', 'false');
  input.readOnly = field.read_only;
  if (input.dataset.given !== field.value) {
    input.dataset.given = field.value;
    input.value = field.value;
  }
}

/**
 * @param {HTMLElement} element
 * @param {string} name
 * @param {string | null} value  null takes the attribute away
 */
export function set(element, name, value) {
  if (value === null) element.removeAttribute(name);
  else if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}

/**
 * @param {HTMLElement} element
 * @param {string} text
 */
function setText(element, text) {
  if (element.textContent !== text) element.textContent = text;
}
