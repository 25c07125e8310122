import { lazy, type ComponentType, type LazyExoticComponent } from 'react';
import { piece } from '../frame/pieces';
import type { BusinessScreenProps } from './business-screen';

type Screen = LazyExoticComponent<ComponentType<BusinessScreenProps>>;

/** Business code → its screen, loaded when opened. */
export const BUSINESS_SCREENS: Readonly<Record<string, Screen>> = {
  'base-adjustment': lazy(
    piece(async () => ({
      default: (await import('./base-adjustment/base-adjustment-page')).BaseAdjustmentPage,
    })),
  ),
  'unit-info-change': lazy(
    piece(async () => ({
      default: (await import('./unit-info-change/unit-info-change-page')).UnitInfoChangePage,
    })),
  ),
  'member-info-change': lazy(
    piece(async () => ({
      default: (await import('./member-info-change/member-info-change-page')).MemberInfoChangePage,
    })),
  ),
};
