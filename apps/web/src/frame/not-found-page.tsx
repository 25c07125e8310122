import { useEffect } from 'react';
import { Link } from 'react-router';
import { useTexts } from '../i18n/texts';
import { UI_TEXTS } from '../ui/ui.texts';

export function NotFoundPage() {
  const t = useTexts(UI_TEXTS);
  useEffect(() => {
    document.title = t('notFound');
  });
  return (
    <div className="panel state">
      <h1>{t('notFound')}</h1>
      <p>{t('notFoundHelp')}</p>
      <Link className="text-link" to="/">
        {t('backHome')}
      </Link>
    </div>
  );
}
