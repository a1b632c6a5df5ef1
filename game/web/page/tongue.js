/**
 * The language of the first page: which one is shown, and turning to another. The texts of all of them are in the HTML.
 * @module
 */

const root = document.documentElement;
let chosen = '';

/** @returns {string} the language that is shown */
export const shown = () => root.dataset.language ?? root.lang;

/** @returns {string} the language that was chosen on this page, '' for none */
export const choice = () => chosen;

/** @returns {string} what the person reads, the best first, with colons between */
export const wishes = () => [chosen, ...(navigator.languages ?? [navigator.language])].filter(Boolean).join(':');

/**
 * Show the page in `code` from now on, because somebody asked for it.
 * @param {string} code
 */
export function choose(code) {
  chosen = code;
  root.lang = root.dataset.language = code;
  document.title = root.getAttribute(`data-title-${code}`) ?? document.title;
  dress();
}

/** Put what attributes say into the language that is shown, and mark its button. */
export function dress() {
  for (const element of document.querySelectorAll('[data-told]')) {
    const name = element.getAttribute('data-told') ?? '';
    element.setAttribute(name, element.getAttribute(`data-${name}-${shown()}`) ?? '');
  }
  for (const button of document.querySelectorAll('button[data-language]')) {
    if (button.getAttribute('data-language') === shown()) button.setAttribute('aria-current', 'true');
    else button.removeAttribute('aria-current');
  }
}

/**
 * @param {Element} element
 * @param {string} name
 * @returns {string} one of the sentences that an element holds for each language
 */
export const sentence = (element, name) => element.getAttribute(`data-${name}-${shown()}`) ?? '';
