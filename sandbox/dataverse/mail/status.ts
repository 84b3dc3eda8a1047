/** `statuscode` of an e-mail. Source: Microsoft Learn, "Email table/entity reference". */
export const EmailStatus = { draft: 1, sent: 3, pendingSend: 6, sending: 7, failed: 8 } as const;
