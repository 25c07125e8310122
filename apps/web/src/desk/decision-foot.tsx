import type { ReactNode } from 'react';
import { useTexts } from '../i18n/texts';
import { FootBar } from '../ui/foot-bar';
import { DESK_TEXTS } from './desk.texts';

/** 办理意见: where a case is decided, claimed, or said to be decided. */
export function DecisionFoot({ children }: { children: ReactNode }) {
  const t = useTexts(DESK_TEXTS);
  return (
    <FootBar className="decide" label={t('decision')}>
      {children}
    </FootBar>
  );
}
