import {
  EditOutlined,
  FileAddOutlined,
  FileSearchOutlined,
  FormOutlined,
  IdcardOutlined,
  PayCircleOutlined,
  RiseOutlined,
  SearchOutlined,
  SwapOutlined,
  UserAddOutlined,
  UserSwitchOutlined,
} from '@ant-design/icons';
import type { ComponentType } from 'react';

const ICONS: Readonly<Record<string, ComponentType>> = {
  'unit-info-change': EditOutlined,
  'base-adjustment': RiseOutlined,
  remittance: PayCircleOutlined,
  'supplementary-contribution': FileAddOutlined,
  'unit-query': FileSearchOutlined,
  enrolment: UserAddOutlined,
  'status-change': UserSwitchOutlined,
  'member-query': SearchOutlined,
  'member-info-change': IdcardOutlined,
  'intra-city-transfer': SwapOutlined,
};

/** The picture of a business on its tile. */
export function BusinessIcon({ code }: { code: string }) {
  const Icon = ICONS[code] ?? FormOutlined;
  return <Icon />;
}
