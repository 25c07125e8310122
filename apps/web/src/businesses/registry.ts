import { type ComponentType, type LazyExoticComponent } from 'react';
import type { BusinessView, Submission } from '../api/types';

/** The one screen a business owns: it edits the case, sends it on and shows the result, by the case's stage. */
export interface BusinessScreenProps {
  submission: Submission;
  business: BusinessView;
}

type Screen = LazyExoticComponent<ComponentType<BusinessScreenProps>>;

/** Business code → its screen, loaded when opened. */
export const BUSINESS_SCREENS: Readonly<Record<string, Screen>> = {};

