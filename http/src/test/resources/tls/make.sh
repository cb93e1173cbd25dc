#!/bin/sh
# Made the keys and certificates beside it, for tests only: they are no secrets and protect nothing.
set -eu
cd "$(dirname "$0")"
days=36500

authority() { # NAME
	openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days $days -subj "/CN=$1" \
		-keyout "$1.key" -out "$1.pem" 2>/dev/null
}

certificate() { # NAME AUTHORITY USAGE, for NAME.key
	printf 'subjectAltName=DNS:localhost,IP:127.0.0.1\nextendedKeyUsage=%s\n' "$3" >extensions
	openssl req -new -key "$1.key" -subj "/CN=$1" -out request
	openssl x509 -req -in request -CA "$2.pem" -CAkey "$2.key" -days $days -extfile extensions \
		-set_serial "0x$(openssl rand -hex 8)" -out "$1.pem" 2>/dev/null
	rm extensions request
}

authority ca
authority stranger-ca
openssl genrsa -out rsa.key 2048 2>/dev/null
openssl ecparam -name prime256v1 -genkey -noout | openssl pkcs8 -topk8 -nocrypt -out ec.key
openssl ecparam -name secp384r1 -genkey | openssl pkcs8 -topk8 -nocrypt -out ec384.key
openssl genpkey -algorithm ed25519 -out ed25519.key
for name in client stranger; do openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out $name.key; done
for name in rsa ec ec384 ed25519; do certificate $name ca serverAuth; done
certificate client ca clientAuth
certificate stranger stranger-ca clientAuth
# The other forms that the same keys can have.
openssl rsa -in rsa.key -traditional -out rsa-pkcs1.key 2>/dev/null
openssl ec -in ec.key -out ec-sec1.key 2>/dev/null
{ openssl ecparam -name secp384r1; openssl ec -in ec384.key 2>/dev/null; } >ec384-sec1.key
openssl pkcs8 -topk8 -in rsa.key -passout pass:secret -out rsa-encrypted.key
openssl rsa -in rsa.key -traditional -aes128 -passout pass:secret -out rsa-pkcs1-encrypted.key 2>/dev/null
rm stranger-ca.key ca.key
