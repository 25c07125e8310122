import { EyeInvisibleOutlined, EyeOutlined } from '@ant-design/icons';
import { useState } from 'react';
import { useSigns } from '../i18n/signs';
import { useTexts } from '../i18n/texts';
import { notify } from './notices';
import { UI_TEXTS } from './ui.texts';

interface MaskedProps {
  masked: string;
  /** What is masked, for the button's name: '李洋 证件号码'. */
  label: string;
  /** Asks the server for the whole value; the server writes the asking down. */
  reveal: () => Promise<string>;
}

export function Masked({ masked, label, reveal }: MaskedProps) {
  const t = useTexts(UI_TEXTS);
  const signs = useSigns();
  const [value, setValue] = useState<string | null>(null);
  const toggle = (): void => {
    if (value !== null) setValue(null);
    else
      reveal().then(setValue, () => {
        notify('error', () => t('showFailed'));
      });
  };
  return (
    <span className="masked">
      <span className="amount">{value ?? masked}</span>
      <button
        type="button"
        className="icon-button"
        onClick={toggle}
        aria-label={`${value === null ? t('show') : t('hide')}${signs.colon}${label}`}
        title={value === null ? t('show') : t('hide')}
      >
        {value === null ? <EyeOutlined aria-hidden /> : <EyeInvisibleOutlined aria-hidden />}
      </button>
    </span>
  );
}
