_penstock() {
    local typed="" word words=""
    for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
        [[ $word == -* ]] || typed+="${typed:+ }$word"
    done
    case $typed in
        "") words="serve init demo import findings verify replay checkpoint doctor person config openapi completion man --help --version" ;;
        "serve") words="--help --config --database --listen --journal-key --journal-origin --checkpoint-milliseconds --zone --readers --tls-certificate --tls-private-key --trusted-proxies --access-log --json --quiet --language --demo" ;;
        "init") words="--help --config --database --listen --journal-key --journal-origin --checkpoint-milliseconds --zone --readers --tls-certificate --tls-private-key --trusted-proxies --access-log --json --quiet --language" ;;
        "demo") words="--help --config --database --listen --journal-key --journal-origin --checkpoint-milliseconds --zone --readers --tls-certificate --tls-private-key --trusted-proxies --access-log --json --quiet --language" ;;
        "import") words="iati awards --help" ;;
        "import iati") words="--help --config --database --listen --journal-key --journal-origin --checkpoint-milliseconds --zone --readers --tls-certificate --tls-private-key --trusted-proxies --access-log --json --quiet --language --yes" ;;
        "import awards") words="--help --config --database --listen --journal-key --journal-origin --checkpoint-milliseconds --zone --readers --tls-certificate --tls-private-key --trusted-proxies --access-log --json --quiet --language --map --yes" ;;
        "findings") words="look --help" ;;
        "findings look") words="--help --config --database --listen --journal-key --journal-origin --checkpoint-milliseconds --zone --readers --tls-certificate --tls-private-key --trusted-proxies --access-log --json --quiet --language" ;;
        "verify") words="receipt --help --config --database --listen --journal-key --journal-origin --checkpoint-milliseconds --zone --readers --tls-certificate --tls-private-key --trusted-proxies --access-log --json --quiet --language --checkpoint" ;;
        "verify receipt") words="--help --key --body --json --quiet --language" ;;
        "replay") words="--help --config --database --listen --journal-key --journal-origin --checkpoint-milliseconds --zone --readers --tls-certificate --tls-private-key --trusted-proxies --access-log --json --quiet --language --check" ;;
        "checkpoint") words="--help --config --database --listen --journal-key --journal-origin --checkpoint-milliseconds --zone --readers --tls-certificate --tls-private-key --trusted-proxies --access-log --json --quiet --language" ;;
        "doctor") words="--help --config --database --listen --journal-key --journal-origin --checkpoint-milliseconds --zone --readers --tls-certificate --tls-private-key --trusted-proxies --access-log --json --quiet --language" ;;
        "person") words="add --help" ;;
        "person add") words="--help --config --database --listen --journal-key --journal-origin --checkpoint-milliseconds --zone --readers --tls-certificate --tls-private-key --trusted-proxies --access-log --json --quiet --language --name --email --role --password-file" ;;
        "config") words="show --help" ;;
        "config show") words="--help --config --database --listen --journal-key --journal-origin --checkpoint-milliseconds --zone --readers --tls-certificate --tls-private-key --trusted-proxies --access-log --json --quiet --language" ;;
        "openapi") words="--help" ;;
        "completion") words="--help" ;;
        "man") words="--help" ;;
    esac
    COMPREPLY=($(compgen -W "$words" -- "${COMP_WORDS[COMP_CWORD]}"))
}
complete -o default -F _penstock penstock
