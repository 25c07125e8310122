import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, IsBase64, IsNotEmpty, IsString, MaxLength } from 'class-validator';
import { Typed } from '#apps/api/values/typed';

const PEM_LENGTH_MAX = 8_000;
const PASSWORD_INPUT_MAX = 200;
export class ChallengeView {
  @ApiProperty({ example: 'n1l2c0Xk3bYdQ7f9sJ5mWg' }) nonce: string;
  @ApiProperty({
    example: 'b7Yx4Q1pL0aT8vZ2',
    description: 'The key signs `${nonce}.${bindingId}.${origin}`',
  })
  bindingId: string;
  @ApiProperty({ example: 'https://hall.example.gov.cn' }) origin: string;
  @ApiProperty({ example: 120_000 }) leftMs: number;
}

/** What the sign-in page says of the computer it stands on. */
export class SurroundingsView {
  @ApiProperty({ example: '2026-11-24T01:00:00.000Z', description: 'The hall’s clock' })
  now: string;
  @ApiProperty({ type: String, nullable: true, example: 'https://www.example.gov.cn/ukey-driver' })
  ukeyDriverUrl: string | null;
}

export class OperatorSignInBody {
  @ApiProperty({ example: '110000000017' }) @Typed('unit-account') unitAccountNo: string;
  @ApiProperty({ example: 'jingban1' })
  @Typed('login-name')
  loginName: string;
  @ApiProperty({ example: '…' })
  @IsNotEmpty()
  @IsString()
  @MaxLength(PASSWORD_INPUT_MAX)
  password: string;
  @ApiProperty({ example: 'n1l2c0Xk3bYdQ7f9sJ5mWg' })
  @IsNotEmpty()
  @IsString()
  @MaxLength(64)
  nonce: string;
  @ApiProperty({ example: '-----BEGIN CERTIFICATE-----…' })
  @IsNotEmpty()
  @IsString()
  @MaxLength(PEM_LENGTH_MAX)
  certificate: string;
  @ApiProperty({
    type: [String],
    example: [],
    description: 'Authorities between the key and its root',
  })
  @IsArray()
  @ArrayMaxSize(3)
  @IsString({ each: true })
  @MaxLength(PEM_LENGTH_MAX, { each: true })
  chain: string[];
  @ApiProperty({
    example: 'MEUCIQDq0m7VtqNfhQ==',
    description: 'Base64; ECDSA as r‖s or DER, RSA as PKCS#1 v1.5, SHA-256',
  })
  @IsBase64()
  @MaxLength(2_000)
  signature: string;
}

export class StaffSignInBody {
  @ApiProperty({ example: 'chushen1' })
  @Typed('login-name')
  loginName: string;
  @ApiProperty({ example: '…' })
  @IsNotEmpty()
  @IsString()
  @MaxLength(PASSWORD_INPUT_MAX)
  password: string;
  @ApiProperty({ example: '492039' }) @Typed('one-time-code') totp: string;
}

export class PasswordBody {
  @ApiProperty({ example: '…' })
  @IsNotEmpty()
  @IsString()
  @MaxLength(PASSWORD_INPUT_MAX)
  current: string;
  @ApiProperty({ example: '…' })
  @IsNotEmpty()
  @IsString()
  @MaxLength(PASSWORD_INPUT_MAX)
  next: string;
}

export class MeUnit {
  @ApiProperty({ example: '110000000017' }) accountNo: string;
  @ApiProperty({ example: '示范机械有限公司' }) name: string;
}

export class MeBranch {
  @ApiProperty({ example: '01' }) code: string;
  @ApiProperty({ example: '市区管理部' }) name: string;
  @ApiProperty({ example: 'City branch' }) nameEn: string;
}

export class MeView {
  @ApiProperty({ enum: ['operator', 'staff'], example: 'operator' }) kind: 'operator' | 'staff';
  @ApiProperty({ example: 7 }) id: number;
  @ApiProperty({ example: '李文静' }) name: string;
  @ApiProperty({ example: 'jingban1' }) loginName: string;
  @ApiProperty({ type: MeUnit, nullable: true }) unit: MeUnit | null;
  @ApiProperty({ type: MeBranch }) branch: MeBranch;
  @ApiProperty({ type: [String], example: ['operator'] }) roles: string[];
  @ApiProperty({ example: 'kq3Tn8Jc2RwLz5', description: 'Goes back as X-CSRF-Token' })
  csrfToken: string;
  @ApiProperty({ example: 30 }) idleMinutes: number;
  @ApiProperty({ example: 1_800_000, description: 'Until the session ends by itself' })
  idleLeftMs: number;
  @ApiProperty({ type: String, nullable: true, example: '2026-11-23T08:12:00.000Z' }) lastSignInAt:
    | string
    | null;
  @ApiProperty({ type: String, nullable: true, example: '2028-11-24T00:00:00.000Z' })
  certificateValidTo: string | null;
  @ApiProperty({ example: false }) demonstration: boolean;
}

export class SessionView {
  @ApiProperty({ example: '5f0c9d2b7a614e0c8f5a1d2c3b' }) publicId: string;
  @ApiProperty({ example: true }) current: boolean;
  @ApiProperty({ example: '10.1.4.22' }) address: string;
  @ApiProperty({ example: 'Mozilla/5.0 …' }) userAgent: string;
  @ApiProperty({ example: '2026-11-24T01:00:00.000Z' }) createdAt: string;
  @ApiProperty({ example: '2026-11-24T01:12:00.000Z' }) lastSeenAt: string;
}

export class SessionsView {
  @ApiProperty({ type: [SessionView] }) items: SessionView[];
}
