import { createRoot } from 'react-dom/client';
import { Console } from './app/Console';
import { loadAhead } from './app/screens';
import { keptLanguage, loadLanguage } from './i18n/language';
import { wasSignedIn } from './session/session';
import './theme/console.css';

const language = keptLanguage();
if (wasSignedIn()) loadAhead(window.location.pathname);
const root = document.getElementById('root');
if (!root) throw new Error('the page has no root');
void loadLanguage(language).then((catalogue) => createRoot(root).render(<Console first={{ language, catalogue }} />));
