/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Debian's libelf.a is not made for a shared object: its object for errors
 * holds a thread-local variable that only an executable can hold. libbpf wants
 * no more of it than these three, so here they are without the variable. It
 * says "failed to parse" either way; only libelf's own reason is lost.
 */
void __libelf_seterrno(int value);
int elf_errno(void);
const char *elf_errmsg(int error);

void __libelf_seterrno(int value)
{
	(void)value;
}

int elf_errno(void)
{
	return 0;
}

const char *elf_errmsg(int error)
{
	(void)error;
	return "not a valid ELF object";
}
