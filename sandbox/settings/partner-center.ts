/** Partner Center's REST API. */
export interface PartnerCenterSettings {
  /** Bytes of a request body. SIM. */
  readonly maxBodyBytes: number;
  /** What comes before `/customers` in links: nothing, as Partner Center has it, or `https://api.partnercenter.microsoft.com/v1`. SIM. */
  readonly publicBaseUrl: string;
  /** Whether bodies begin with a byte order mark, as clients have seen it. */
  readonly byteOrderMark: boolean;
}

export const defaultPartnerCenterSettings: PartnerCenterSettings = { maxBodyBytes: 1024 * 1024, publicBaseUrl: '', byteOrderMark: false };
