import { Button } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { readsCases } from '../frame/reader-kind';
import { useSignedIn } from '../frame/session';
import { useTexts } from '../i18n/texts';
import { Panel } from '../ui/panel';
import { EmptyState } from '../ui/states';
import { TextField } from '../ui/text-field';
import './desk.css';
import { DESK_TEXTS } from './desk.texts';

/** Where staff begin whose role has no tasks: those who may read cases find one by its number. */
export function OfficePage() {
  const t = useTexts(DESK_TEXTS);
  const me = useSignedIn();
  const navigate = useNavigate();
  const [no, setNo] = useState('');
  const [tried, setTried] = useState(false);
  return (
    <div className="narrow-page">
      <h1 className="desk-title">{t('desk')}</h1>
      <Panel>
        {readsCases(me) ? (
          <form
            noValidate
            onSubmit={(event) => {
              event.preventDefault();
              setTried(true);
              if (no.trim() !== '') void navigate(`/cases/${encodeURIComponent(no.trim())}`);
            }}
          >
            <TextField
              id="case-no"
              label={t('businessNo')}
              value={no}
              onChange={setNo}
              help={t('findHelp')}
              inputMode="numeric"
              error={tried && no.trim() === '' ? t('findMissing') : null}
            />
            <Button type="primary" htmlType="submit">
              {t('find')}
            </Button>
          </form>
        ) : (
          <EmptyState text={t('noDesk')} />
        )}
      </Panel>
    </div>
  );
}
