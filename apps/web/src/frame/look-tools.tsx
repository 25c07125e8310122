import { FontSizeOutlined, GlobalOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import { useTexts } from '../i18n/texts';
import { FRAME_TEXTS } from './frame.texts';
import { usePreferences } from './preferences';

/** Language and text size: on every page, also before the sign-in. */
export function LookTools() {
  const t = useTexts(FRAME_TEXTS);
  const { language, largeText, chooseLanguage, chooseLargeText } = usePreferences();
  const other = language === 'en-US' ? 'zh-CN' : 'en-US';
  return (
    <>
      <ToolButton
        icon={<GlobalOutlined aria-hidden />}
        lang={other}
        onClick={() => {
          void chooseLanguage(other);
        }}
      >
        {t('otherLanguage')}
      </ToolButton>
      <ToolButton
        icon={<FontSizeOutlined aria-hidden />}
        pressed={largeText}
        onClick={() => {
          chooseLargeText(!largeText);
        }}
      >
        {t('largeText')}
      </ToolButton>
    </>
  );
}

interface ToolButtonProps {
  icon: ReactNode;
  children: string;
  onClick: () => void;
  pressed?: boolean;
  lang?: string;
}

export function ToolButton({ icon, children, onClick, pressed, lang }: ToolButtonProps) {
  return (
    <button
      type="button"
      className="hd-button"
      onClick={onClick}
      aria-pressed={pressed}
      lang={lang}
    >
      {icon}
      {children}
    </button>
  );
}
