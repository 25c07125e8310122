import { lazy, type ComponentType, type LazyExoticComponent } from 'react';
import type { BusinessView, Submission } from '../api/types';

/** The one screen a business owns: it edits the case, sends it on and shows the result, by the case's stage. */
export interface BusinessScreenProps {
  submission: Submission;
  business: BusinessView;
}

type Screen = LazyExoticComponent<ComponentType<BusinessScreenProps>>;

/** Business code → its screen, loaded when opened. */
export const BUSINESS_SCREENS: Readonly<Record<string, Screen>> = {
  'base-adjustment': lazy(async () => ({ default: (await import('./base-adjustment/base-adjustment-page')).BaseAdjustmentPage })),
  'unit-info-change': lazy(async () => ({ default: (await import('./unit-info-change/unit-info-change-page')).UnitInfoChangePage })),
  'member-info-change': lazy(async () => ({ default: (await import('./member-info-change/member-info-change-page')).MemberInfoChangePage })),
};
