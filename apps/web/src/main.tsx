import './app.css';
import './print.css';
import './ui/keys';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createPath, RouterProvider } from 'react-router';
import { QueryClientProvider } from '@tanstack/react-query';
import { watchPresence } from './api/presence';
import { queryClient } from './api/queries';
import { rememberedLanguage, startLanguage } from './i18n/language';
import { loadComponentTexts } from './i18n/component-texts';
import { onMissingPiece } from './frame/pieces';
import { watchTyping } from './frame/typed-text';
import { Look } from './frame/look';
import { usePreferences } from './frame/preferences';
import { router } from './router';

async function start(): Promise<void> {
  watchPresence();
  watchTyping();
  onMissingPiece({
    target: () => {
      const { location: next } = router.state.navigation;
      return next === undefined ? location.href : createPath(next);
    },
  });
  const language = rememberedLanguage();
  // Before the first render: a calendar or table must never flash in the other language.
  await Promise.all([startLanguage(language), loadComponentTexts(language)]);
  document.documentElement.classList.toggle('large-text', usePreferences.getState().largeText);
  const root = document.getElementById('root');
  if (root === null) throw new Error('the page has no #root');
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={queryClient}>
        <Look>
          <RouterProvider router={router} />
        </Look>
      </QueryClientProvider>
    </StrictMode>,
  );
}

void start();
