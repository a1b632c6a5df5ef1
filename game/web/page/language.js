/**
 * Runs in the page's head, before anything is shown: the language is that of the settings, else the first of the browser's
 * that the page has. Without it every language is shown, one beneath the other.
 */
(() => {
  const root = document.documentElement;
  const offered = (root.dataset.languages ?? '').split(' ');
  const wishes = [kept(), ...(navigator.languages ?? [navigator.language])];
  const code = wishes.map(match).find(Boolean) ?? offered[0];
  root.lang = root.dataset.language = code;
  document.title = root.getAttribute(`data-title-${code}`) ?? document.title;

  /** What game/view/edition.py calls a match. @param {string} wish */
  function match(wish) {
    const wanted = wish.replace('_', '-').toLowerCase();
    const primary = wanted.split('-')[0];
    return offered.find((one) => one.toLowerCase() === wanted) ?? offered.find((one) => one.toLowerCase() === primary)
      ?? offered.find((one) => primary && one.toLowerCase().split('-')[0] === primary);
  }

  function kept() {
    try {
      return JSON.parse([].concat(JSON.parse(localStorage.getItem('evening-notes') ?? ''))[0]).body.settings.language ?? '';
    } catch {
      return '';
    }
  }
})();
