import { createRoot } from 'react-dom/client';
import './app/theme/styles.ts';
import { App } from './app/App.tsx';
import { showAppearance } from './platform/preferences/appearance.ts';

showAppearance();
const root = document.getElementById('root');
if (!root) throw new Error('The page has no root element');
createRoot(root).render(<App />);
