import { lazy, type ComponentType, type LazyExoticComponent } from 'react';
import { piece } from '../frame/pieces';
import type { BusinessScreenProps } from './business-screen';

type Screen = LazyExoticComponent<ComponentType<BusinessScreenProps>>;

/** A register needs no screen of its own: its columns say all there is to show. */
export const REGISTER_SCREEN: Screen = lazy(
  piece(async () => ({ default: (await import('./register/register-screen')).RegisterScreen })),
);

/** Business code → the screen of its own, loaded when opened. */
export const BUSINESS_SCREENS: Readonly<Record<string, Screen>> = {
  'base-adjustment': lazy(
    piece(async () => ({
      default: (await import('./base-adjustment/base-adjustment-page')).BaseAdjustmentPage,
    })),
  ),
  enrolment: lazy(
    piece(async () => ({ default: (await import('./enrolment/enrolment-page')).EnrolmentPage })),
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
  'transfer-request': lazy(
    piece(async () => ({
      default: (await import('./transfer-request/transfer-request-page')).TransferRequestPage,
    })),
  ),
  'identity-correction': lazy(
    piece(async () => ({
      default: (await import('./identity-correction/identity-correction-page'))
        .IdentityCorrectionPage,
    })),
  ),
};

/** A business whose months are chosen, and not a case edited, has a page instead of a screen. */
export const REMITTANCE_PAGE = piece(async () => ({
  Component: (await import('./remittance/remittance-page')).RemittancePage,
}));
