import { ApiProperty } from '@nestjs/swagger';
import { Typed } from '#apps/api/values/typed';

export class UKeyQuery {
  @ApiProperty({ example: '01000000001' }) @Typed('unit-account') unitAccountNo: string;
}

export class TotpQuery {
  @ApiProperty({ example: 'first-01-a' })
  @Typed('login-name')
  loginName: string;
}

export class DemonstrationOperator {
  @ApiProperty({ example: '01000000001' }) unitAccountNo: string;
  @ApiProperty({ example: '示范机械有限公司' }) unitName: string;
  @ApiProperty({ example: 'operator1' }) loginName: string;
  @ApiProperty({ example: 'Gongjijin2026' }) password: string;
}

export class DemonstrationStaff {
  @ApiProperty({ example: 'first-01-a' }) loginName: string;
  @ApiProperty({ example: '张敏' }) name: string;
  @ApiProperty({ example: 'Gongjijin2026' }) password: string;
  @ApiProperty({ type: [String], example: ['first-reviewer'] }) roles: string[];
}

export class DemonstrationLogins {
  @ApiProperty({ type: [DemonstrationOperator] }) operators: DemonstrationOperator[];
  @ApiProperty({ type: [DemonstrationStaff] }) staff: DemonstrationStaff[];
}

export class DemonstrationKey {
  @ApiProperty({ example: 'ukey-01000000001.p12' }) fileName: string;
  @ApiProperty({ example: 'MIIEpAIBAAKCAQEA' }) pkcs12Base64: string;
  @ApiProperty({ example: 'demonstration', description: 'Opens the PKCS#12 file' })
  password: string;
}

export class DemonstrationCode {
  @ApiProperty({ example: '492039' }) code: string;
}
