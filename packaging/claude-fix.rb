# For Homebrew: brew install ./claude-fix.rb, or from a tap.
class ClaudeFix < Formula
  desc "Find out why Anthropic answers 401 Unauthorized, and cure it"
  homepage "{{home}}"
  version "{{version}}"
  license "MIT"

  on_macos do
    on_arm do
      url "{{from}}/{{name darwin-arm64}}"
      sha256 "{{sha256 darwin-arm64}}"
    end
    on_intel do
      url "{{from}}/{{name darwin-x64}}"
      sha256 "{{sha256 darwin-x64}}"
    end
  end

  on_linux do
    on_arm do
      url "{{from}}/{{name linux-arm64}}"
      sha256 "{{sha256 linux-arm64}}"
    end
    on_intel do
      url "{{from}}/{{name linux-x64}}"
      sha256 "{{sha256 linux-x64}}"
    end
  end

  def install
    bin.install "claude-fix"
    man1.install "claude-fix.1"
    generate_completions_from_executable(bin/"claude-fix", "completion")
  end

  test do
    assert_match version.to_s, shell_output("#{bin}/claude-fix --version")
  end
end
