import { Button } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useTexts } from '../i18n/texts';
import { TextField } from '../ui/text-field';
import { DESK_TEXTS } from './desk.texts';

/** A case found by its number. */
export function FindCase() {
  const t = useTexts(DESK_TEXTS);
  const navigate = useNavigate();
  const [no, setNo] = useState('');
  const [tried, setTried] = useState(false);
  return (
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
  );
}
