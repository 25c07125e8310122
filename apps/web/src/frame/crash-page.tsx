import { Button } from 'antd';
import { useMemo } from 'react';
import { useRouteError } from 'react-router';
import { ApiProblem } from '../api/problem';
import { useTexts } from '../i18n/texts';
import { UI_TEXTS } from '../ui/ui.texts';

/** Whatever a page throws ends here, with a number to tell the centre. */
export function CrashPage({ inside = false }: { inside?: boolean }) {
  const t = useTexts(UI_TEXTS);
  const error = useRouteError();
  const Frame = inside ? 'div' : 'main';
  const id = useMemo(
    () => (error instanceof ApiProblem ? error.correlationId : crypto.randomUUID()),
    [error],
  );
  return (
    <Frame className={inside ? '' : 'wrap'}>
      <div className="panel state" role="alert">
        <h1>{t('crashed')}</h1>
        <p>{t('crashedHelp')}</p>
        <p className="help">{t('errorNumber', { id })}</p>
        <Button
          type="primary"
          onClick={() => {
            location.reload();
          }}
        >
          {t('reload')}
        </Button>{' '}
        <Button href="/">{t('backHome')}</Button>
      </div>
    </Frame>
  );
}
