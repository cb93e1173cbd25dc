// Says what it is.
export const what = "a script";
