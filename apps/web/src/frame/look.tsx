import { ConfigProvider } from 'antd';
import type { ReactNode } from 'react';
import { componentTexts } from '../i18n/component-texts';
import { hallTheme } from '../theme';
import { usePreferences } from './preferences';

/** antd in the hall's colours, text size and language. */
export function Look({ children }: { children: ReactNode }) {
  const language = usePreferences((state) => state.language);
  const largeText = usePreferences((state) => state.largeText);
  const locale = componentTexts(language);
  return (
    <ConfigProvider
      theme={hallTheme(largeText)}
      button={{ autoInsertSpace: false }}
      {...(locale === undefined ? {} : { locale })}
    >
      {children}
    </ConfigProvider>
  );
}
