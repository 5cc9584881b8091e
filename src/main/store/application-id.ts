/** "Pstl" in ASCII: tells our files from any other program's SQLite file. */
export const APPLICATION_ID = 0x5073746c
