/** Part of queued messages: never change it. */
export const resellerConsent = 'reseller-consent';

/** Why a provider is looked at: indirect providers have asked on our behalf. */
export const consentAsked = 'consent asked';
