// SPDX-License-Identifier: Apache-2.0

// Traffic of which each byte is known: hosts that answer, and who asks them.
//
//	traffic answer ADDRESS...
//	traffic send [-bytes N] [-answer N] [-again DURATION] ADDRESS=DATAGRAMS...
//
// Both speak UDP, at port 7. A datagram asks for an answer of so many bytes, and the next
// one is sent when the answer is there: so no queue overflows, and what is missing is
// noticed. `send` prints a line for each address: it, and the bytes sent and received, as
// an Ethernet device counts them. With -again it begins anew so long after the end, for ever.
package main

import (
	"encoding/binary"
	"errors"
	"flag"
	"fmt"
	"net"
	"net/netip"
	"os"
	"strconv"
	"strings"
	"time"
)

const (
	port     = 7
	patience = 30 * time.Second // a busy machine may take long

	// Of the payload: what it asks for, which is less than a link's MTU can carry.
	minBytes = 4
	maxBytes = 1400

	// Headers, in bytes.
	ethernet = 14
	ipv4     = 20
	ipv6     = 40
	udp      = 8
)

// answer serves the address until the socket breaks. It has one of its own, so that
// answers come from there, and not from the address of the way back.
func answer(address netip.Addr) error {
	socket, err := net.ListenUDP("udp", net.UDPAddrFromAddrPort(netip.AddrPortFrom(address, port)))
	if err != nil {
		return err
	}
	defer socket.Close()
	buffer := make([]byte, maxBytes)
	for {
		n, from, err := socket.ReadFromUDPAddrPort(buffer)
		if err != nil {
			return err
		}
		if n < minBytes {
			continue
		}
		size := binary.BigEndian.Uint32(buffer)
		if size < minBytes || size > maxBytes {
			continue
		}
		// Who has asked may be gone, and if not, notices what is missing.
		_, _ = socket.WriteToUDPAddrPort(buffer[:size], from)
	}
}

// A target is told so many datagrams.
type target struct {
	address   netip.Addr
	datagrams int
}

func parseTarget(word string) (target, error) {
	address, datagrams, _ := strings.Cut(word, "=")
	count, err := strconv.Atoi(datagrams)
	if err != nil || count < 1 {
		return target{}, fmt.Errorf("%q: allowed are such as 192.0.2.1=1000", word)
	}
	parsed, err := netip.ParseAddr(address)
	return target{parsed, count}, err
}

// ask sends all datagrams, of which none may be lost.
func (t target) ask(bytes, answer int) error {
	socket, err := net.DialUDP("udp", nil, net.UDPAddrFromAddrPort(netip.AddrPortFrom(t.address, port)))
	if err != nil {
		return err
	}
	defer socket.Close()
	request := make([]byte, bytes)
	binary.BigEndian.PutUint32(request, uint32(answer))
	response := make([]byte, maxBytes)
	for i := range t.datagrams {
		if _, err := socket.Write(request); err != nil {
			return err
		}
		if err := socket.SetReadDeadline(time.Now().Add(patience)); err != nil {
			return err
		}
		n, err := socket.Read(response)
		if err != nil {
			return fmt.Errorf("datagram %d of %d has no answer: %w", i+1, t.datagrams, err)
		}
		if n != answer {
			return fmt.Errorf("datagram %d of %d has an answer of %d bytes, and not %d", i+1, t.datagrams, n, answer)
		}
	}
	return nil
}

// onTheWire is how many bytes so many frames with this payload have.
func (t target) onTheWire(payload int) int {
	if t.address.Is4() {
		return t.datagrams * (ethernet + ipv4 + udp + payload)
	}
	return t.datagrams * (ethernet + ipv6 + udp + payload)
}

func send(words []string) error {
	options := flag.NewFlagSet("traffic send", flag.ExitOnError)
	bytes := options.Int("bytes", 1000, "of payload in each datagram")
	answer := options.Int("answer", 100, "bytes of payload in each answer")
	again := options.Duration("again", 0, "to wait before all is sent again; 0 for once")
	if err := options.Parse(words); err != nil {
		return err
	}
	for _, size := range []int{*bytes, *answer} {
		if size < minBytes || size > maxBytes {
			return fmt.Errorf("%d bytes: allowed are %d to %d", size, minBytes, maxBytes)
		}
	}
	targets, err := parseAll(options.Args(), parseTarget)
	if err != nil {
		return err
	}
	for {
		for _, target := range targets {
			if err := target.ask(*bytes, *answer); err != nil {
				return err
			}
			fmt.Printf("%s\t%d\t%d\n", target.address, target.onTheWire(*bytes), target.onTheWire(*answer))
		}
		if *again <= 0 {
			return nil
		}
		time.Sleep(*again)
	}
}

func answerAll(words []string) error {
	addresses, err := parseAll(words, netip.ParseAddr)
	if err != nil {
		return err
	}
	broken := make(chan error)
	for _, address := range addresses {
		go func() { broken <- answer(address) }()
	}
	return <-broken
}

func parseAll[T any](words []string, parse func(string) (T, error)) ([]T, error) {
	if len(words) == 0 {
		return nil, errors.New("no address is given")
	}
	all := make([]T, len(words))
	for i, word := range words {
		parsed, err := parse(word)
		if err != nil {
			return nil, err
		}
		all[i] = parsed
	}
	return all, nil
}

func run(words []string) error {
	if len(words) > 0 && words[0] == "send" {
		return send(words[1:])
	}
	if len(words) > 0 && words[0] == "answer" {
		return answerAll(words[1:])
	}
	return errors.New("the first word is `answer` or `send`")
}

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintf(os.Stderr, "traffic: %v\n", err)
		os.Exit(1)
	}
}
