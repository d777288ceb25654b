import { createRoot } from 'react-dom/client';
import { Console, queries } from './app/Console';
import { askAhead, loadAhead } from './app/screens';
import { keptLanguage, loadLanguage } from './i18n/language';
import { askWho, wasSignedIn } from './session/session';
import { loadAnewAfterAnUpgrade } from './state/upgrade';
import './theme/console.css';

loadAnewAfterAnUpgrade();

// A browser has few connections: what the page waits for first is asked for first.
const language = keptLanguage();
const words = loadLanguage(language);
askWho(queries);
if (wasSignedIn()) {
  // What fails here is asked again by the screen, and told there.
  words.then(() => askAhead(queries, window.location, language)).catch(() => undefined);
  loadAhead(window.location.pathname);
}
const root = document.getElementById('root');
if (!root) throw new Error('the page has no root');
void words.then((catalogue) => createRoot(root).render(<Console first={{ language, catalogue }} />));
